#if !__has_include(<cmark.h>)
#error "Falta libcmark: instala libcmark-dev (Debian, Ubuntu) o cmark (Homebrew), o usa «make»."
#else
#include <cmark.h>
#endif
