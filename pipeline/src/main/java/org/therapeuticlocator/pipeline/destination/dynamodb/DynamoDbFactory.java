package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsLocations;
import org.therapeuticlocator.pipeline.destination.Destination;
import org.therapeuticlocator.pipeline.options.Option;
import org.therapeuticlocator.pipeline.options.Settings;
import org.therapeuticlocator.pipeline.text.Visible;

/** Makes {@link DynamoDbDestination}s of options. */
public final class DynamoDbFactory implements Destination.Factory {
  @Override
  public Destination of(Settings settings, AwsLocations aws, @Nullable String local) {
    return new DynamoDbDestination(settings, aws);
  }

  @Override
  public void check(Map<Option, String> values, List<String> problems) {
    String table = values.getOrDefault(Option.TABLE, "");
    if (!table.matches("[A-Za-z0-9_.-]{3,255}")) {
      problems.add(
          "--table: '%s' is not a table name of 3 to 255 letters, digits, '_', '-' and '.'."
              .formatted(Visible.of(table)));
    }
  }

  @Override
  public List<String> ddl(Settings settings) {
    return List.of(
        "aws dynamodb create-table --table-name "
            + settings.table()
            + " --billing-mode PAY_PER_REQUEST \\",
        "  --attribute-definitions AttributeName=id,AttributeType=S \\",
        "  --key-schema AttributeName=id,KeyType=HASH");
  }
}
