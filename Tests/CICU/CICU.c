#include "CICU.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/uversion.h>

int32_t icu_normalize(
    int decomposes, const uint32_t *text, int32_t count, uint32_t *result, int32_t room) {
  UErrorCode status = U_ZERO_ERROR;
  UChar source[4096], target[16384];
  int32_t length = 0;
  const UNormalizer2 *form =
      decomposes ? unorm2_getNFDInstance(&status) : unorm2_getNFKCCasefoldInstance(&status);
  u_strFromUTF32(source, 4096, &length, (const UChar32 *)text, count, &status);
  int32_t written = unorm2_normalize(form, source, length, target, 16384, &status);
  u_strToUTF32((UChar32 *)result, room, &length, target, written, &status);
  return U_FAILURE(status) ? -1 : length;
}

int32_t icu_category(uint32_t scalar) { return u_charType((UChar32)scalar); }

int icu_is_assigned(uint32_t scalar) { return u_isdefined((UChar32)scalar); }

int icu_is_white_space(uint32_t scalar) {
  return u_isUWhiteSpace((UChar32)scalar);
}

int icu_is_ignorable(uint32_t scalar) {
  return u_hasBinaryProperty((UChar32)scalar, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

int32_t icu_digit(uint32_t scalar) { return u_charDigitValue((UChar32)scalar); }

int icu_unicode_major(void) {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  return version[0];
}
