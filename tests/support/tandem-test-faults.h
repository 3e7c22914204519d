/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that fails when it is told to: a thin layer between SQLite and its own file access. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { TANDEM_FAULT_IO, TANDEM_FAULT_FULL, TANDEM_FAULT_BUSY, TANDEM_N_FAULTS } TandemFault;

void     tandem_test_faults_install (void);
void     tandem_test_faults_arm     (TandemFault fault, guint at, gboolean from_then_on);
gboolean tandem_test_faults_disarm  (void);

G_END_DECLS
