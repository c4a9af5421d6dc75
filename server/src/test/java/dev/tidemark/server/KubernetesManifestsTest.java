package dev.tidemark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import dev.tidemark.runtime.config.SettingDefinition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Every manifest is what the API takes, to the last field, and says what a role needs. */
class KubernetesManifestsTest {
  private static final Path FOLDER = Path.of("..", "deploy", "kubernetes");
  private static final List<String> ROLES = List.of("gateway", "user", "item", "price");

  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.of(
          "v1/Namespace", Namespace.class,
          "v1/Service", Service.class,
          "apps/v1/Deployment", Deployment.class,
          "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class,
          "autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
          "networking.k8s.io/v1/Ingress", Ingress.class,
          "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class);

  /** The library keeps fields that it does not know; here they are errors. */
  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .setAnnotationIntrospector(
              new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated member) {
                  return false;
                }
              });

  private static JsonNode kustomization() {
    return new YAMLMapper().readTree(FOLDER.resolve("kustomization.yaml"));
  }

  private static List<HasMetadata> manifests() throws IOException {
    List<HasMetadata> manifests = new ArrayList<>();
    for (JsonNode resource : kustomization().at("/resources").values()) {
      for (String document :
          Files.readString(FOLDER.resolve(resource.asString())).split("(?m)^---$", -1)) {
        manifests.add(read(document));
      }
    }
    return manifests;
  }

  private static HasMetadata read(String document) throws JsonProcessingException {
    JsonNode tree = new YAMLMapper().readTree(document);
    String kind = tree.at("/apiVersion").asString() + "/" + tree.at("/kind").asString();
    return STRICT.readValue(
        tree.toString(),
        Objects.requireNonNull(KINDS.get(kind), () -> "no kind is called " + kind));
  }

  private static <T> List<T> all(Class<T> kind) throws IOException {
    return manifests().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Test
  void everyFieldIsKnownToTheApi() throws IOException {
    assertThat(manifests()).hasSizeGreaterThan(15);
    assertThatThrownBy(() -> read("{apiVersion: apps/v1, kind: Deployment, spec: {replicaz: 2}}"))
        .hasMessageContaining("replicaz");
  }

  @Test
  void everyRoleHasTwoInstancesThatAreNotTakenAwayTogether() throws IOException {
    assertThat(all(Deployment.class))
        .extracting(deployment -> deployment.getMetadata().getName())
        .containsExactlyInAnyOrderElementsOf(ROLES);
    assertThat(all(Deployment.class))
        .allSatisfy(deployment -> {
          assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
          assertThat(
                  deployment
                      .getSpec()
                      .getStrategy()
                      .getRollingUpdate()
                      .getMaxUnavailable()
                      .getIntVal())
              .isZero();
        });
    assertThat(all(PodDisruptionBudget.class))
        .extracting(budget -> budget.getMetadata().getName())
        .containsExactlyInAnyOrderElementsOf(ROLES);
    assertThat(all(HorizontalPodAutoscaler.class))
        .extracting(scaler -> scaler.getSpec().getScaleTargetRef().getName())
        .containsExactlyInAnyOrder("gateway", "item", "price");
  }

  @Test
  void containersAreProbedAndMayDoNothingButTheirWork() throws IOException {
    for (Deployment deployment : all(Deployment.class)) {
      var pod = deployment.getSpec().getTemplate().getSpec();
      assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
      assertThat(pod.getAutomountServiceAccountToken()).isFalse();
      assertThat(pod.getContainers())
          .singleElement()
          .satisfies(container -> {
            assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/readyz");
            assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/livez");
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                .containsExactly("ALL");
            assertThat(container.getResources().getLimits()).containsKey("memory");
          });
    }
  }

  @Test
  void everySettingExistsAndEverySecretIsInTheExample() throws IOException {
    List<String> variables =
        ServerSettings.all().stream().map(SettingDefinition::environmentVariable).toList();
    Pattern name = Pattern.compile("(?m)^(?:\\s+- name: )?(TIDEMARK_[A-Z_]+)");
    for (String file :
        List.of("settings.env", "user.yaml", "item.yaml", "price.yaml", "gateway.yaml")) {
      Matcher matcher = name.matcher(Files.readString(FOLDER.resolve(file)));
      while (matcher.find()) {
        assertThat(variables).as(file).contains(matcher.group(1));
      }
    }
    String example = Files.readString(FOLDER.resolve("secrets.env.example"));
    for (String role : ROLES) {
      Matcher key =
          Pattern.compile("key: ([a-z-]+)")
              .matcher(Files.readString(FOLDER.resolve(role + ".yaml")));
      while (key.find()) {
        assertThat(example).contains("\n" + key.group(1) + "=\n");
      }
    }
  }
}
