#ifndef WEIR_CPCRE2_SHIM_H
#define WEIR_CPCRE2_SHIM_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

// Macros with casts are not imported into Swift: give the ones in use a name it can see.
static const PCRE2_SIZE weir_pcre2_unset = PCRE2_UNSET;

#endif
