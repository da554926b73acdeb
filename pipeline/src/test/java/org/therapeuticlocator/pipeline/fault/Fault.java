package org.therapeuticlocator.pipeline.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What becomes of a call on its way to the service and back. */
@FunctionalInterface
interface Fault {
  /** The faults after this one, and then the service. */
  @FunctionalInterface
  interface Next {
    /** Null where the connection is dropped instead. */
    @Nullable Answer answer(Call call) throws IOException, InterruptedException;
  }

  /** Something that a test does in the middle of a call. */
  @FunctionalInterface
  interface Action {
    void run() throws IOException, InterruptedException;
  }

  /** Null where the connection is dropped. */
  @Nullable Answer answer(Call call, Next next) throws IOException, InterruptedException;

  /** The service does nothing and says that something is wrong. */
  static Fault error(int status, String code) {
    return (call, next) -> Answer.error(call, status, code);
  }

  /** The connection breaks before the service gets the call. */
  static Fault dropped() {
    return (call, next) -> null;
  }

  /** The connection breaks after the service did what it was asked. */
  static Fault answerLost() {
    return (call, next) -> {
      next.answer(call);
      return null;
    };
  }

  /** The connection breaks after {@code bytes} of the answer's body. */
  static Fault cutAfter(int bytes) {
    return (call, next) -> {
      Answer answer = next.answer(call);
      return answer == null ? null : answer.cutAfter(bytes);
    };
  }

  /** The service gets the call later. */
  static Fault delayed(Duration delay) {
    return (call, next) -> {
      Thread.sleep(delay.toMillis());
      return next.answer(call);
    };
  }

  /** {@code action} comes before the service gets the call. */
  static Fault before(Action action) {
    return (call, next) -> {
      action.run();
      return next.answer(call);
    };
  }

  /** {@code action} comes after the service did what it was asked, before the caller knows. */
  static Fault after(Action action) {
    return (call, next) -> {
      Answer answer = next.answer(call);
      action.run();
      return answer;
    };
  }

  /** {@code change} is made to a JSON answer. */
  static Fault edited(Consumer<ObjectNode> change) {
    return (call, next) -> {
      Answer answer = next.answer(call);
      if (answer == null || !answer.isSuccess()) {
        return answer;
      }
      ObjectNode json = answer.json();
      change.accept(json);
      return answer.withJson(json);
    };
  }

  /** Each item of a BatchWriteItem comes back unprocessed with probability {@code share}. */
  static Fault unprocessed(double share, long seed) {
    Random random = new Random(seed);
    return (call, next) -> {
      ObjectNode request = call.json();
      ObjectNode back = Call.JSON.createObjectNode();
      for (Map.Entry<String, JsonNode> table : request.get("RequestItems").properties()) {
        ArrayNode kept = Call.JSON.createArrayNode();
        for (JsonNode item : table.getValue()) {
          (random.nextDouble() < share ? back.withArray(table.getKey()) : kept).add(item);
        }
        table.setValue(kept);
      }
      if (Call.size(request.get("RequestItems")) == 0) {
        ObjectNode nothing = Call.JSON.createObjectNode();
        nothing.set("UnprocessedItems", back);
        return Answer.ofJson(200, nothing);
      }
      return edited(json -> json.withObject("/UnprocessedItems").setAll(back))
          .answer(call.withJson(request), next);
    };
  }

  /** This fault for calls that {@code condition} holds for; the others pass. */
  default Fault on(Predicate<Call> condition) {
    return (call, next) -> condition.test(call) ? answer(call, next) : next.answer(call);
  }

  /** This fault for calls whose name has {@code pattern} in it. */
  default Fault on(String pattern) {
    return on(call -> call.matches(pattern));
  }

  /** This fault for as long as {@code condition} holds. */
  default Fault during(BooleanSupplier condition) {
    return on(call -> condition.getAsBoolean());
  }

  /** This fault for the {@code n}th call that comes here, from 1. */
  default Fault nth(int n) {
    AtomicInteger calls = new AtomicInteger();
    return on(call -> calls.incrementAndGet() == n);
  }

  /** This fault from the {@code n}th call on. */
  default Fault from(int n) {
    AtomicInteger calls = new AtomicInteger();
    return on(call -> calls.incrementAndGet() >= n);
  }

  /** This fault for a share of the calls. */
  default Fault atRate(double rate, long seed) {
    Random random = new Random(seed);
    return on(call -> random.nextDouble() < rate);
  }
}
