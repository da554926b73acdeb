package org.therapeuticlocator.row;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.Before;
import org.junit.Test;

public class RowDependenciesTest {
  @Before
  public void importOnlyOurClasses() {
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
  }

  @Test
  public void rowsNeedNoEngineNoCloudNoFilesAndNoClock() {
    JavaClasses rows =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.therapeuticlocator.row");

    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "org.therapeuticlocator.row..",
                    "org.apache.commons.codec.digest",
                    "org.apache.commons.csv",
                    "org.apache.commons.text.similarity",
                    "com.fasterxml.jackson..",
                    "org.jspecify.annotations",
                    "java.lang..",
                    "java.math",
                    "java.nio",
                    "java.nio.charset",
                    "java.security",
                    "java.text",
                    "java.util..")
                .or(
                    nameMatching(
                        "java\\.io\\.(Serializable|(String)?Reader|(String)?Writer"
                            + "|(Unchecked)?IOException)"))
                .or(nameMatching("java\\.time\\.(Month|Year)"))
                .or(nameMatching("(boolean|byte|char|int|long|void|\\[.*)")))
        .check(rows);
  }

  @Test
  public void profilesNeedNoEngineNoCloudAndNoFiles() {
    JavaClasses profiles =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.therapeuticlocator.profile");

    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "org.therapeuticlocator.profile",
                    "org.therapeuticlocator.row",
                    "com.fasterxml.jackson..",
                    "org.jspecify.annotations",
                    "java.awt.geom",
                    "java.lang..",
                    "java.nio.charset",
                    "java.util..")
                .or(
                    nameMatching(
                        "java\\.io\\.(Reader|BufferedReader|InputStream(Reader)?|(Unchecked)?IOException)"))
                .or(nameMatching("java\\.nio\\.(Byte|Long)Buffer"))
                .or(nameMatching("(boolean|byte|char|double|int|long|void|\\[.*)")))
        .check(profiles);
  }
}
