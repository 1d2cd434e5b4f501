#include "CMemoryGrowth.h"

#include <stdlib.h>  // defines __GLIBC__ where that is what it is of

#ifdef __GLIBC__
#include <malloc.h>
#endif

void weir_grow_memory_in_large_steps(void) {
#ifdef __GLIBC__
  mallopt(M_TOP_PAD, 16 << 20);
  mallopt(M_MMAP_THRESHOLD, 4 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
#endif
}
