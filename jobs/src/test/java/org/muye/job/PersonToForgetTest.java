package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muye.config.SourceMapping;
import org.muye.contract.Contract;
import org.muye.contract.ContractCatalog;
import org.muye.contract.ContractColumn;
import org.muye.error.UserError;

class PersonToForgetTest {
  private static final String NUMBER = "41079919000101003X";

  /**
   * By {@code printf 'party\\0%s' 41079919000101003X | openssl dgst -sha256 -hmac only-for-tests}.
   */
  private static final String PSEUDONYM =
      "74fd15ad49e352d3d86299e081db3eb79bfa008627cb45531ce62eb5911ae831";

  private static final PersonKeys KEYS =
      new PersonKeys(
          Map.of("KEY", "only-for-tests"), Set.of(new SourceMapping.Hmac("KEY", "party", true)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        NUMBER,
        "41079919000101003x",
        " 410799 19000101 003X ",
        "４１０７９９１９０００１０１００３Ｘ",
        PSEUDONYM
      })
  void aPersonIsKnownByNumberOrPseudonym(String given) {
    PersonToForget person = PersonToForget.of(KEYS, given, List.of());

    assertThat(person.pseudonyms()).containsExactly(PSEUDONYM);
    assertThat(person.text().test("号 410799-19000101-003x")).isTrue();
    assertThat(person.text().test("410799190001020019 " + PSEUDONYM.substring(1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"410799190001010030", "J1", "4107991900010100"})
  void whatIsNoNumberIsRefusedAndNotRepeated(String given) {
    assertThatThrownBy(() -> PersonToForget.of(KEYS, given, List.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("neither an identity number nor a pseudonym")
        .hasMessageNotContaining(given);
  }

  @ParameterizedTest
  @ValueSource(strings = {"J1", "dispute:", ":J1", "training:T1", "duty_roster:P1"})
  void aRecordIsAnIncidentOrADisputeByItsId(String given) {
    assertThatThrownBy(() -> PersonToForget.of(KEYS, null, List.of(given)))
        .isInstanceOfSatisfying(
            UserError.class, e -> assertThat(e.kind()).isEqualTo(UserError.Kind.USAGE));
    assertThat(PersonToForget.of(KEYS, null, List.of("dispute:A:1", "incident:2")).records())
        .isEqualTo(Map.of(RecordKind.DISPUTE, Set.of("A:1"), RecordKind.INCIDENT, Set.of("2")));
  }

  @Test
  void digestsHoldNeitherPseudonymNorId() {
    assertThat(
            PersonToForget.of(KEYS, NUMBER, List.of())
                .entries(Map.of(RecordKind.DISPUTE, Set.of("J1"))))
        .extracting(Forgotten.Entry::kind)
        .containsExactly(Forgotten.Kind.PERSON, Forgotten.Kind.RECORD_OF_PERSON);
    assertThat(
            PersonToForget.of(KEYS, NUMBER, List.of())
                .entries(Map.of(RecordKind.DISPUTE, Set.of("J1"))))
        .extracting(Forgotten.Entry::digest)
        .allMatch(digest -> digest.matches("[0-9a-f]{64}"))
        .doesNotContain(PSEUDONYM)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "张三", "a b", "41079919000101003X", "13800000000", "../x"})
  void aRequestHasANameThatMayBeKept(String name) {
    assertThatThrownBy(() -> new ForgetRequest(NUMBER, List.of(), name, true))
        .isInstanceOf(UserError.class);
    assertThat(new ForgetRequest(NUMBER, List.of(), "2026-17", true).toString())
        .doesNotContain(NUMBER);
  }

  @Test
  void aFileThatOthersMayReadIsRefused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("person"), NUMBER + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> ForgetRequest.person(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("chmod 600");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(ForgetRequest.person(file)).isEqualTo(NUMBER);
  }

  /** {@link RecordIds} takes ids out of those that may be of incidents and disputes. */
  @Test
  void listsOfRecordIdsInGoldAreNamedSo() {
    assertThat(
            ContractCatalog.load().contracts().stream()
                .filter(contract -> contract.layer().equals("gold"))
                .map(Contract::columns)
                .flatMap(List::stream)
                .filter(column -> column.name().endsWith("_ids"))
                .map(ContractColumn::name))
        .containsExactlyInAnyOrder(
            "evidence_record_ids",
            "veto_record_ids",
            "record_ids",
            "unk_ids",
            "retired_code_ids",
            // Not of persons: rules, and training sessions.
            "veto_trigger_ids",
            "session_ids");
  }
}
