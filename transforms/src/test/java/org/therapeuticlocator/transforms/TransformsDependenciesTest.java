package org.therapeuticlocator.transforms;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.Before;
import org.junit.Test;

public class TransformsDependenciesTest {
  @Before
  public void importOnlyOurClasses() {
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
  }

  @Test
  public void transformsKnowNeitherTheProgramNorACloudNorARunner() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.therapeuticlocator.pipeline..",
            "software.amazon..",
            "org.apache.beam.sdk.io..",
            "org.apache.beam.runners..",
            "org.apache.flink..")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.therapeuticlocator.transforms"));
  }
}
