package dev.tidemark.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The walls of the house: what may know what. A broken one says which class reached where. */
class ArchitectureTest {
  private static final String ROOT = "dev.tidemark.";

  @TestFactory
  Stream<DynamicTest> theWallsStand() {
    JavaClasses house =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tidemark");
    return rules()
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(house)));
  }

  private static Stream<ArchRule> rules() {
    return Stream.of(
        alone("protocol", "services are spoken of here, never called")
            .as("protocol depends on no other module"),
        mayUse("runtime", "protocol"),
        mayUse("simulator", "protocol"),
        mayUse("marketplace", "protocol", "runtime"),
        mayUse("mariadb"),
        mayUse("itemsdb", "protocol", "runtime"),
        mayUse("user", "protocol", "runtime"),
        mayUse("item", "protocol", "runtime", "itemsdb"),
        mayUse("price", "protocol", "runtime", "itemsdb", "marketplace"),
        mayUse("gateway", "protocol", "runtime", "marketplace"),
        noClasses()
            .that()
            .resideInAPackage(ROOT + "gateway..")
            .should()
            .dependOnClassesThat(
                resideInAPackage(ROOT + "marketplace..")
                    .and(resideOutsideOfPackages(ROOT + "marketplace.link..")))
            .as("the gateway knows of the marketplace how links are read, and nothing else"),
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "marketplace..", ROOT + "server..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..")
            .as("only the marketplace talks to the internet"),
        noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Store")
            .and()
            .resideOutsideOfPackages(
                ROOT + "runtime.database..", ROOT + "mariadb..", ROOT + "itemsdb.partition..")
            .should()
            .callMethodWhere(statementIsMade())
            .as("SQL stands in classes whose name ends in Store"),
        noClasses()
            .that()
            .resideOutsideOfPackages(
                ROOT + "server..", ROOT + "runtime..", ROOT + "mariadb..", ROOT + "testkit..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .as("the time comes from an injected InstantSource"),
        fields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(
                ROOT + "protocol",
                ROOT + "itemsdb..",
                ROOT + "user..",
                ROOT + "marketplace.listing..")
            // How often items change, and how much a look at them is worth: no money.
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackages(ROOT + "itemsdb.poll..")
            .should()
            .notHaveRawType(double.class)
            .andShould()
            .notHaveRawType(float.class)
            .as("money is never a floating-point number"),
        classes()
            .that()
            .haveSimpleNameEndingWith("GrpcService")
            .should()
            .beAssignableTo(io.grpc.BindableService.class)
            .as("GrpcService names what serves gRPC"),
        noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..")
            .as("every package has a proper name"),
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "runtime.database..", ROOT + "marketplace.politeness..")
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class)
            .as("only a back-off sleeps: other waits have a condition or a schedule"),
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().as("packages form no cycles"));
  }

  private static DescribedPredicate<JavaMethodCall> statementIsMade() {
    Set<String> makers =
        Set.of("createQuery", "createUpdate", "execute", "prepareBatch", "createBatch", "select");
    return DescribedPredicate.describe(
        "a statement is made",
        call ->
            call.getTargetOwner().getPackageName().startsWith("org.jdbi.")
                && makers.contains(call.getName()));
  }

  private static ArchRule alone(String module, String because) {
    return noClasses()
        .that()
        .resideInAPackage(ROOT + module + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.tidemark..").and(resideOutsideOfPackages(ROOT + module + "..")))
        .because(because);
  }

  private static ArchRule mayUse(String module, String... others) {
    String[] allowed =
        Stream.concat(Stream.of(module), Stream.of(others))
            .map(name -> ROOT + name + "..")
            .toArray(String[]::new);
    String description =
        others.length == 0
            ? module + " depends on no other module"
            : module + " depends on " + String.join(", ", others) + " and on no other module";
    return noClasses()
        .that()
        .resideInAPackage(ROOT + module + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.tidemark..").and(resideOutsideOfPackages(allowed)))
        .as(description);
  }
}
