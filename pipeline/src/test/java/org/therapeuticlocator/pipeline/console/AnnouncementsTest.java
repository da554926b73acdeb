package org.therapeuticlocator.pipeline.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.Test;
import org.therapeuticlocator.pipeline.audit.Audit;
import org.therapeuticlocator.pipeline.audit.Audit.Mode;
import org.therapeuticlocator.pipeline.audit.Measure;
import org.therapeuticlocator.pipeline.audit.Rule;
import org.therapeuticlocator.pipeline.audit.SomeAudit;
import org.therapeuticlocator.pipeline.run.SomeManifest;

public class AnnouncementsTest {
  @Test
  public void auditSaysInALineWhatItWasComparedWith() {
    Measure lost = new Measure(Rule.TOTAL_DROP, null, 1_000L, 899L, null);

    assertThat(audited(Mode.STOP, "before"), contains("audit: as run before lets expect"));
    assertThat(
        audited(Mode.STOP, null),
        contains("audit: no run to compare with; its size and age alone were looked at"));
    assertThat(audited(Mode.OFF, "before", lost), contains("audit: off"));
    assertThat(
        audited(Mode.WARN, "before", lost),
        contains(
            startsWith("Warning: 899 items, 10.1 % fewer than the 1,000 of the last good run"),
            is("audit: findings warned of, beside run before")));
  }

  private List<String> audited(Mode mode, @Nullable String baseline, Measure... worse) {
    Streams here = new Streams(Terminal.NONE);
    Audit audit = SomeAudit.of(mode, baseline, worse);
    new Announcements(here.console).audit(SomeManifest.named("run").audit(audit).get());
    return here.err().replace("\n  ", " ").lines().toList();
  }
}
