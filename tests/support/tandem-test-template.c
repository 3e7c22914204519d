/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-test-template.h"

/**
 * tandem_test_template_add:
 * @library: a model
 * @template: a template that fits
 * @parameters: what the plan is made for
 * @notes: (out) (optional) (transfer full): as tandem_template_to_edit() gives them
 *
 * Returns: (transfer none): the plan, in @library
 */
TandemPlan *
tandem_test_template_add (TandemLibrary *library, TandemTemplate *template, const TandemTemplateParameters *parameters, GPtrArray **notes)
{
  gint64 counter = 0;
  g_autoptr (GError) error = NULL;
  TandemEdit *edit = tandem_template_to_edit (template, parameters, tandem_test_plan_new_id, &counter, notes, &error);

  g_assert_no_error (error);
  return tandem_test_plan_add (library, edit);
}
