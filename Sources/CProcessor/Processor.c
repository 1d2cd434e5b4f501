#include "CProcessor.h"

#include <stdlib.h>
#include <string.h>

static int has_avx2;

void weir_use_vectors(int allowed) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  has_avx2 = allowed && __builtin_cpu_supports("avx2");
#else
  (void)allowed;
#endif
}

// Before any other code of the program, hence before any thread: nobody sees it change.
__attribute__((constructor)) static void look_at_processor(void) {
  const char *choice = getenv("WEIR_VECTORS");
  weir_use_vectors(choice == NULL || strcmp(choice, "off") != 0);
}

int weir_has_avx2(void) { return has_avx2; }
