package org.therapeuticlocator.pipeline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.BeforeClass;
import org.junit.Test;

public class PackagesTest {
  private static final String ROOT = "org.therapeuticlocator.pipeline";

  private static JavaClasses program;

  @BeforeClass
  public static void importOnlyOurClasses() {
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    program =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);
  }

  @Test
  public void arrowsBetweenPackagesGoOneWay() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(program);
  }

  @Test
  public void nothingDependsOnTheRoot() {
    only("", ROOT);
  }

  @Test
  public void reportAndConsoleLayOutWhatOthersRead() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".report..", ROOT + ".console", ROOT + ".text")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.beam..",
            "org.apache.flink..",
            "software.amazon..",
            ROOT + ".aws",
            ROOT + ".s3",
            ROOT + ".input",
            ROOT + ".output",
            ROOT + ".readback",
            ROOT + ".stage",
            ROOT + ".destination..")
        .check(program);
  }

  @Test
  public void onlyTheDestinationKnowsDynamoDb() {
    only("destination.dynamodb aws", "software.amazon.awssdk.services.dynamodb..");
    only("destination.dynamodb", "org.apache.beam.sdk.io.aws2.dynamodb..");
  }

  @Test
  public void onlyItsDestinationKnowsJdbc() {
    only("destination.jdbc", "java.sql..");
    only("destination.jdbc", "org.apache.beam.sdk.io.jdbc..");
    only("destination.jdbc", "org.mariadb..");
    only("destination.jdbc", "org.postgresql..");
  }

  @Test
  public void onlyBucketsAndTheWayToThemKnowS3() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".aws", ROOT + ".s3")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk.services.s3..")
        .check(program);
  }

  @Test
  public void onlyTheRootKnowsOneDestinationFromAnother() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT, ROOT + ".destination.*")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".destination.*")
        .check(program);
  }

  @Test
  public void onlyTheEngineKnowsARunner() {
    only("engine engine.flink", "org.apache.beam.runners..");
    only("engine.flink", "org.apache.flink..");
  }

  /** The root puts things together, so it may name all but itself from elsewhere. */
  private static void only(String packages, String library) {
    String[] allowed = (packages.isEmpty() ? "" : ' ' + packages).split(" ");
    for (int i = 0; i < allowed.length; i++) {
      allowed[i] = allowed[i].isEmpty() ? ROOT : ROOT + '.' + allowed[i];
    }
    noClasses()
        .that()
        .resideOutsideOfPackages(allowed)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(program);
  }
}
