// One PCRE2 pattern with JIT: for the loop over all patterns and for what Hyperscan refuses.
#pragma once

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

class PCRE2Pattern {
 public:
  // PCRE2_UTF with the check left out: the text is known to be valid. No UCP: `\b` and `\d` are
  // ASCII, as they are for Hyperscan and RE2. On bytes neither.
  PCRE2Pattern(const std::string &pattern, bool is_bytes, uint32_t flags) {
    int error = 0;
    PCRE2_SIZE at = 0;
    uint32_t options = is_bytes ? PCRE2_NEVER_UTF : PCRE2_UTF | PCRE2_MATCH_INVALID_UTF;
    code = pcre2_compile((PCRE2_SPTR)pattern.data(), pattern.size(), options | flags, &error, &at,
                         nullptr);
    if (code) pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
  }
  PCRE2Pattern(PCRE2Pattern &&other) : code(other.code) { other.code = nullptr; }
  ~PCRE2Pattern() { pcre2_code_free(code); }
  PCRE2Pattern(const PCRE2Pattern &) = delete;

  bool is_valid() const { return code != nullptr; }

  bool matches(std::string_view text) const {
    static pcre2_match_data *data = pcre2_match_data_create(1, nullptr);
    static pcre2_match_context *context = make_context();
    int result = pcre2_jit_match(code, (PCRE2_SPTR)text.data(), text.size(), 0, 0, data, context);
    if (result == PCRE2_ERROR_JIT_BADOPTION)
      result = pcre2_match(code, (PCRE2_SPTR)text.data(), text.size(), 0, 0, data, context);
    return result >= 0;
  }

 private:
  // The limits that Weir has: 5,000 steps a start, a JIT stack of 1 MiB.
  static pcre2_match_context *make_context() {
    pcre2_match_context *context = pcre2_match_context_create(nullptr);
    pcre2_set_match_limit(context, 5000);
    pcre2_jit_stack_assign(context, nullptr, pcre2_jit_stack_create(32 << 10, 1 << 20, nullptr));
    return context;
  }

  pcre2_code *code = nullptr;
};
