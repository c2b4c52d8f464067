package org.muye.review;

import java.util.List;

/** Names of duty tasks, such as 2025年三季度形势研判会. */
final class DutyNames {
  private DutyNames() {}

  /** The names of tasks in a row. */
  static String of(ReviewContext context, List<GoldRow> tasks) {
    return context.words.list(tasks.stream().map(task -> of(context, task)).toList());
  }

  /** The name of a task with its period, and with the post where it is one leader's. */
  static String of(ReviewContext context, GoldRow task) {
    String name =
        context.words.code(context.inputs.codes(), "duty_activity_type", task.words("task_type"));
    String period = period(context, task.words("task_period"));
    String post = task.words("post_id");
    return post.isEmpty()
        ? context.words.get("duty.task", period, name)
        : context.words.get("duty.task_of_post", period, name, post);
  }

  /** 2025Q3, 2025H1 and 2025 in words. */
  static String period(ReviewContext context, String label) {
    if (label.contains("Q")) {
      return context.words.quarter(label);
    }
    if (label.contains("H")) {
      return context.words.get(
          label.endsWith("1") ? "period.first_half" : "period.second_half", label.substring(0, 4));
    }
    return context.words.get("period.year", label);
  }
}
