/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libFuzzer finds inputs for what the mutation test checks. See tests/fuzz/meson.build for how to run it. */
#include "plan-file-help.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  exercise_plan_file (data, size);
  return 0;
}
