package org.therapeuticlocator.pipeline.console;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;

/** A stage as a bar on the console's live line, drawn when it is told to. */
final class LiveBar implements AutoCloseable {
  private final BarRenderer renderer = new BarRenderer();
  private final Console console;
  private final ProgressBar bar;

  LiveBar(Console console, String stage) {
    this.console = console;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(stage)
            .setInitialMax(StageWorkload.UNKNOWN)
            .setRenderer(renderer)
            .setConsumer(new LiveLine(console))
            .continuousUpdate()
            .clearDisplayOnFinish()
            // Our own pulse says when.
            .setUpdateIntervalMillis(Integer.MAX_VALUE)
            .build();
  }

  void show(StageProgress position) {
    renderer.show(position);
    bar.maxHint(position.total());
    bar.stepTo(position.done());
    bar.setExtraMessage(position.rate());
    bar.refresh();
  }

  @Override
  public void close() {
    bar.close();
    // The library clears from another thread, and so does not always come last.
    console.draw(null);
  }

  private record LiveLine(Console console) implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return console.terminal().columns() - 1;
    }

    @Override
    public void accept(String line) {
      console.draw(line);
    }

    @Override
    public void clear() {
      console.draw(null);
    }

    @Override
    public void close() {}
  }
}
