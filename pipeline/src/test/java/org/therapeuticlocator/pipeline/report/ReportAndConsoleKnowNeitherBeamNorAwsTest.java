package org.therapeuticlocator.pipeline.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.Test;

public class ReportAndConsoleKnowNeitherBeamNorAwsTest {
  private static final String ROOT = "org.therapeuticlocator.pipeline";

  @Test
  public void theyLayOutWhatOthersRead() {
    JavaClasses pipeline =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

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
        .check(pipeline);
  }
}
