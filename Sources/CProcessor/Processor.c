#include "CProcessor.h"

#include <stdlib.h>
#include <string.h>

static int has_avx2;

// Before any other code of the program, hence before any thread: nobody sees it change.
__attribute__((constructor)) static void look_at_processor(void) {
#if defined(__x86_64__)
  const char *choice = getenv("WEIR_VECTORS");
  __builtin_cpu_init();
  has_avx2 = __builtin_cpu_supports("avx2") && (choice == NULL || strcmp(choice, "off") != 0);
#endif
}

int weir_has_avx2(void) { return has_avx2; }
