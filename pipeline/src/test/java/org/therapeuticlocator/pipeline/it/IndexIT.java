package org.therapeuticlocator.pipeline.it;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.stringContainsInOrder;

import java.util.List;
import org.junit.ClassRule;
import org.junit.Test;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Tables whose indexes have an opinion on the items. */
public class IndexIT {
  private static final String CSV =
      "provider_name,address1,city,state_code,order_label\nELM,1 ELM ST,BOSTON,MA,Paxlovid\n";

  @ClassRule public static final LocalAwsRule LOCAL_AWS = new LocalAwsRule();

  private final Workspace workspace = LOCAL_AWS.newWorkspace();

  @Test
  public void indexOfAnotherTypeIsRefusedBeforeAnythingIsWrittenAndInTheDryRun() {
    LocalAwsRule.addIndex(workspace.table(), "by-npi", "npi", ScalarAttributeType.N);
    workspace.put("in/a.csv", CSV);
    List<String> before = workspace.everything();

    for (String option : new String[] {"--dryRun=true", "--dryRun=false"}) {
      Loader.Result run =
          Loader.DIRECT.run(
              workspace, "--awsRegion=us-east-1", "--input=" + workspace.uri("in/a.csv"), option);

      assertThat(run.err(), run.status(), is(2));
      assertThat(
          run.err(),
          stringContainsInOrder(
              "index by-npi needs npi as N, the program writes S.", "Nothing was written."));
      assertThat(workspace.everything(), is(before));
    }
  }

  @Test
  public void indexThatTakesOurTypesIsNoObstacle() {
    LocalAwsRule.addIndex(workspace.table(), "by-npi", "npi", ScalarAttributeType.S);
    workspace.put("in/a.csv", CSV);

    Loader.Result run =
        Loader.DIRECT.run(
            workspace, "--awsRegion=us-east-1", "--input=" + workspace.uri("in/a.csv"));

    assertThat(run.err(), run.status(), is(0));
    assertThat(workspace.items().size(), is(1));
  }
}
