package org.therapeuticlocator.pipeline.aws;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkClient;

/** Lets Beam, which takes builders and no clients, have a client of our own. */
public final class WrappedBuilder {
  private WrappedBuilder() {}

  /** A builder of the same kind that passes what it has built through {@code wrapper}. */
  public static <B> B of(Class<B> type, B builder, UnaryOperator<SdkClient> wrapper) {
    return type.cast(
        Proxy.newProxyInstance(
            WrappedBuilder.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              try {
                Object result = method.invoke(builder, args);
                return result instanceof SdkClient client ? wrapper.apply(client) : result;
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            }));
  }
}
