// ICU 72 as the tests' second opinion on Unicode.
//
// Wrappers in a C file, because ICU renames its functions by macro (unorm2_normalize_72), which
// Swift does not see through, and because ICU's headers clash with those inside Foundation.
#ifndef WEIR_TEST_CICU_H
#define WEIR_TEST_CICU_H

#include <stdint.h>

// NFKC_Casefold, or NFD if `decomposes`, of up to 4,096 UTF-16 units of UTF-32 text; the length of
// the result, or -1 for an error.
int32_t icu_normalize(
    int decomposes, const uint32_t *text, int32_t count, uint32_t *result, int32_t room);

// UCharCategory: 9 is a decimal digit.
int32_t icu_category(uint32_t scalar);

int icu_is_assigned(uint32_t scalar);
int icu_is_white_space(uint32_t scalar);
int icu_is_ignorable(uint32_t scalar);

// The value of a decimal digit, -1 for other scalars.
int32_t icu_digit(uint32_t scalar);

// The major version of Unicode that this ICU knows.
int icu_unicode_major(void);

#endif
