// What Swift's own modules of the C library do not have.
#ifndef WEIR_SYSTEM_H
#define WEIR_SYSTEM_H

#include "CMemoryGrowth.h"

// Processors that the scheduler may put this process on; 0 where the system does not say. Of a machine with
// more than 8,192 it does not.
int weir_allowed_processors(void);

#endif
