import java.util.List;

/** The step that was last begun, as the program itself says on a terminal. */
final class Steps {
  static final String STARTING = "0 starting";

  private static final List<String> NAMES =
      List.of(
          "take files",
          "refine rows",
          "compute indicators",
          "assess the units",
          "judge and give levels");

  private Steps() {}

  static String current(String said) {
    int number = number(said);
    return number == 0 ? STARTING : number + " " + NAMES.get(number - 1);
  }

  /** Counted from 1; 0 before the first. */
  static int number(String said) {
    for (int i = NAMES.size() - 1; i >= 0; i--) {
      if (said.contains(NAMES.get(i))) {
        return i + 1;
      }
    }
    return 0;
  }
}
