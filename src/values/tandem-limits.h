/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a text can be on the pages: beyond any that was meant, so that a pasted file doesn't stop everything. */
#pragma once

/* Characters. A title, a name: several lines of a page. */
#define TANDEM_LONGEST_NAME 300

/* Characters. A goal, an explanation: six pages of A4. */
#define TANDEM_LONGEST_PARAGRAPH 20000

/* Characters without a place to end a line; measuring takes their square. */
#define TANDEM_LONGEST_WORD 3000
