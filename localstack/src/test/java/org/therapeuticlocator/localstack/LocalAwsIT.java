package org.therapeuticlocator.localstack;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class LocalAwsIT {
  private static final String BUCKET = "/hello-heart-covid-data";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path data = Path.of("");

  @Before
  public void chooseFolder() {
    data = folder.getRoot().toPath().resolve("aws");
  }

  @Test
  public void bucketAndTableAreThereWhenItIsReady() throws Exception {
    try (RunningAws aws = RunningAws.start(data)) {
      assertThat(aws.get(BUCKET).statusCode(), is(200));
      String table = aws.call("DescribeTable", "{\"TableName\": \"providers\"}");
      assertThat(table, containsString("\"PAY_PER_REQUEST\""));
    }
  }

  @Test
  public void onlyThisMachineReachesIt() throws Exception {
    try (RunningAws aws = RunningAws.start(data)) {
      for (URI endpoint : List.of(aws.s3, aws.dynamodb)) {
        connect(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), endpoint.getPort());
        for (InetAddress address : otherAddresses()) {
          assertThrows(
              address + " answers",
              ConnectException.class,
              () -> connect(address, endpoint.getPort()));
        }
      }
    }
  }

  @Test
  public void itemAndObjectSurviveStopAndKill() throws Exception {
    try (RunningAws aws = RunningAws.start(data)) {
      aws.put(BUCKET + "/folder/first.txt", "first");
      putItem(aws, "first");
      aws.terminate();
      assertThat(Files.exists(data.resolve("endpoints.properties")), is(false));
    }
    try (RunningAws aws = RunningAws.start(data)) {
      aws.put(BUCKET + "/folder/second.txt", "second");
      putItem(aws, "second");
      aws.kill();
    }
    try (RunningAws aws = RunningAws.start(data)) {
      for (String name : List.of("first", "second")) {
        assertThat(aws.get(BUCKET + "/folder/" + name + ".txt").body(), equalTo(name));
        assertThat(
            aws.call(
                "GetItem",
                "{\"TableName\": \"providers\", \"Key\": {\"id\": {\"S\": \"" + name + "\"}}}"),
            equalTo("{\"Item\":{\"id\":{\"S\":\"" + name + "\"}}}"));
      }
    }
  }

  @Test
  public void endsWithItsStandardInput() throws Exception {
    try (RunningAws aws = RunningAws.start(data)) {
      aws.process.getOutputStream().close();
      aws.awaitEnd();
      assertThat(aws.process.exitValue(), is(0));
      assertThat(Files.exists(data.resolve("endpoints.properties")), is(false));
    }
  }

  @Test
  public void secondOneOnTheSameFolderIsRefused() throws Exception {
    try (RunningAws aws = RunningAws.start(data)) {
      Process second = RunningAws.launch(data);
      assertThat(second.waitFor(20, TimeUnit.SECONDS), is(true));
      assertThat(second.exitValue(), is(1));
      assertThat(aws.get(BUCKET).statusCode(), is(200));
    }
  }

  private static void putItem(RunningAws aws, String id) throws Exception {
    aws.call(
        "PutItem", "{\"TableName\": \"providers\", \"Item\": {\"id\": {\"S\": \"" + id + "\"}}}");
  }

  private static void connect(InetAddress address, int port) throws Exception {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 2000);
    }
  }

  private static List<InetAddress> otherAddresses() throws Exception {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress())
        .toList();
  }
}
