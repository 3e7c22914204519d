/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shown in place of everything when the library can't be opened: what was tried, what is kept, what can be done. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_LIBRARY_PROBLEM (tandem_library_problem_get_type ())
G_DECLARE_FINAL_TYPE (TandemLibraryProblem, tandem_library_problem, TANDEM, LIBRARY_PROBLEM, AdwBin)

GtkWidget *tandem_library_problem_new (const char *path, const GError *problem);

G_END_DECLS
