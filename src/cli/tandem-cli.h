/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One run of the command line: what was asked for, the library it is about, what it prints. */
#pragma once

#include "tandem-document.h"
#include "tandem-edition.h"
#include "tandem-session.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct
{
  char          *library; /* path; NULL for the application's own */
  TandemDay      today;
  TandemSession *session; /* opened by the first command that needs it */
  GString       *out;     /* printed when the command has succeeded */
  GPtrArray     *warnings; /* told on standard error when the command has succeeded */
} TandemCli;

typedef gboolean (*TandemCliRun) (TandemCli *cli, int argc, char **argv, GError **error);

typedef struct
{
  const char  *name;
  const char  *arguments; /* "PLAN -o FILE" */
  const char  *summary;   /* N_() */
  TandemCliRun run;
} TandemCliCommand;

/* tandem-cli.c */
gboolean       tandem_cli_parse        (TandemCli *cli, const char *command, const GOptionEntry *entries, int *argc, char ***argv, guint least, guint most, GError **error);
gboolean       tandem_cli_parse_day    (const char *option, const char *text, TandemDay *day, GError **error);
gboolean       tandem_cli_parse_number (const char *option, const char *text, double min, double max, double *number, GError **error);
gboolean       tandem_cli_check_language (const char *tag, GError **error);
char          *tandem_cli_dup_text     (const char *argument, GError **error);
const char    *tandem_cli_get_library  (TandemCli *cli);
TandemSession *tandem_cli_open         (TandemCli *cli, GError **error);
TandemPlan    *tandem_cli_find_plan    (TandemCli *cli, const char *plan, GError **error);
void           tandem_cli_print_json   (TandemCli *cli, JsonBuilder *json);
void           tandem_cli_warn         (TandemCli *cli, const char *sentence);
gboolean       tandem_cli_fail_usage   (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* tandem-cli-commands.c */
const TandemCliCommand *tandem_cli_find_command (const char *name);
char                   *tandem_cli_describe     (void);

/* tandem-cli-mail.c */
GBytes *tandem_cli_make_mail (TandemCli *cli, TandemPlan *plan, const TandemEdition *edition, const TandemDocumentOptions *options, GError **error);

/* one file a group */
gboolean tandem_cli_list      (TandemCli *cli, int argc, char **argv, GError **error);
gboolean tandem_cli_show      (TandemCli *cli, int argc, char **argv, GError **error);
gboolean tandem_cli_import    (TandemCli *cli, int argc, char **argv, GError **error);
gboolean tandem_cli_export    (TandemCli *cli, int argc, char **argv, GError **error);
gboolean tandem_cli_layout    (TandemCli *cli, int argc, char **argv, GError **error);
gboolean tandem_cli_doctor    (TandemCli *cli, int argc, char **argv, GError **error);
gboolean tandem_cli_backup    (TandemCli *cli, int argc, char **argv, GError **error);
gboolean tandem_cli_restore   (TandemCli *cli, int argc, char **argv, GError **error);
gboolean tandem_cli_templates (TandemCli *cli, int argc, char **argv, GError **error);
gboolean tandem_cli_new       (TandemCli *cli, int argc, char **argv, GError **error);
gboolean tandem_cli_move      (TandemCli *cli, int argc, char **argv, GError **error);
gboolean tandem_cli_health    (TandemCli *cli, int argc, char **argv, GError **error);
gboolean tandem_cli_changes   (TandemCli *cli, int argc, char **argv, GError **error);

G_END_DECLS
