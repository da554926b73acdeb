package org.therapeuticlocator.pipeline.options;

import static java.util.stream.Collectors.toCollection;

import java.beans.Introspector;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.PipelineOptionsRegistrar;

/**
 * The options of Beam, its runners and its libraries. Beam would register all of them when it
 * starts, and checks each against all others, which takes a second of every run; here they are
 * registered when one of theirs is given.
 */
final class BeamOptions {
  private static final List<Class<? extends PipelineOptions>> ALL =
      StreamSupport.stream(ServiceLoader.load(PipelineOptionsRegistrar.class).spliterator(), false)
          .<Class<? extends PipelineOptions>>flatMap(
              registrar ->
                  StreamSupport.stream(registrar.getPipelineOptions().spliterator(), false))
          .toList();

  private BeamOptions() {}

  /** Registers {@code options} alone. */
  static void registerOnly(Class<? extends PipelineOptions> options) {
    Thread thread = Thread.currentThread();
    ClassLoader classes = thread.getContextClassLoader();
    thread.setContextClassLoader(new WithoutRegistrars(classes));
    try {
      // It is initialized here, if it is not yet.
      PipelineOptionsFactory.getRegisteredOptions();
    } finally {
      thread.setContextClassLoader(classes);
    }
    PipelineOptionsFactory.register(options);
  }

  /** Registers what has an option of this name, if none that is registered has. */
  static void registerThoseWith(String name) {
    if (!names(PipelineOptionsFactory.getRegisteredOptions()).contains(name)) {
      ALL.stream()
          .filter(options -> names(Set.of(options)).contains(name))
          .forEach(PipelineOptionsFactory::register);
    }
  }

  /** The names of all options, registered or not. */
  static Set<String> names() {
    Set<String> names = names(PipelineOptionsFactory.getRegisteredOptions());
    names.addAll(names(ALL));
    return names;
  }

  private static Set<String> names(Collection<Class<? extends PipelineOptions>> interfaces) {
    return names(interfaces.stream().flatMap(options -> Stream.of(options.getMethods())));
  }

  /** The names of the options that these methods get. */
  static Set<String> names(Stream<Method> methods) {
    return methods
        .filter(method -> method.getParameterCount() == 0)
        .map(Method::getName)
        .filter(name -> name.matches("(get|is).+"))
        .map(name -> Introspector.decapitalize(name.replaceFirst("^(get|is)", "")))
        .collect(toCollection(TreeSet::new));
  }

  /** Sees everything but the lists of options that lie in jars. */
  private static final class WithoutRegistrars extends ClassLoader {
    WithoutRegistrars(ClassLoader parent) {
      super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return name.equals("META-INF/services/" + PipelineOptionsRegistrar.class.getName())
          ? Collections.emptyEnumeration()
          : super.getResources(name);
    }
  }
}
