package org.therapeuticlocator.pipeline.console;

import java.text.DecimalFormat;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import me.tongfei.progressbar.DefaultProgressBarRenderer;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.text.Numbers;

/** The library's bar, with our words for what was done and what is left. */
final class BarRenderer extends DefaultProgressBarRenderer {
  private volatile @Nullable StageProgress position;

  BarRenderer() {
    super(
        ProgressBarStyle.ASCII,
        "",
        1,
        false,
        new DecimalFormat("0"),
        ChronoUnit.SECONDS,
        true,
        state -> Optional.empty());
  }

  /** What the next rendering says. */
  void show(StageProgress now) {
    position = now;
  }

  @Override
  protected String ratio(ProgressState state) {
    StageProgress now = position;
    return now == null ? "" : now.amount();
  }

  @Override
  protected String percentage(ProgressState state) {
    return state.isIndefinite() ? "    " : super.percentage(state);
  }

  @Override
  protected String etaString(ProgressState state) {
    StageProgress now = position;
    return now == null || now.left() == null ? "?" : Numbers.clock(now.left()) + " left";
  }
}
