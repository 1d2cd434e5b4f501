#define _GNU_SOURCE  // sched_getaffinity and CPU_COUNT_S
#include "CSystem.h"

#ifdef __linux__
#include <sched.h>

enum { MOST = 8192 };

int weir_allowed_processors(void) {
  cpu_set_t sets[MOST / CPU_SETSIZE] = {0};
  if (sched_getaffinity(0, sizeof sets, sets) != 0) return 0;
  return CPU_COUNT_S(sizeof sets, sets);
}
#else
int weir_allowed_processors(void) { return 0; }
#endif
