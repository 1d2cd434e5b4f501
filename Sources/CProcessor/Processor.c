#include "CProcessor.h"

#include <stdlib.h>
#include <string.h>

static int vectors;

void weir_use_vectors(int most) {
  int best = WEIR_NO_VECTORS;
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi")
      && __builtin_cpu_supports("popcnt")) best = WEIR_AVX2;
  if (best == WEIR_AVX2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
      && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi")
      && __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("gfni")
      && __builtin_cpu_supports("bmi2"))
    best = WEIR_AVX512;
#endif
  vectors = most < best ? most : best;
}

// Before any other code of the program, hence before any thread: nobody sees it change.
__attribute__((constructor)) static void look_at_processor(void) {
  const char *choice = getenv("WEIR_VECTORS");
  if (choice != NULL && strcmp(choice, "off") == 0)
    weir_use_vectors(WEIR_NO_VECTORS);
  else
    weir_use_vectors(choice != NULL && strcmp(choice, "avx2") == 0 ? WEIR_AVX2 : WEIR_AVX512);
}

int weir_vectors(void) { return vectors; }
