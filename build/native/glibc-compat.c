// Linked into our addons so that, built on a newer glibc, they still load on glibc 2.28 (UOS V20, Kylin V10).
// Each function below would otherwise be bound to the newest version of its symbol. build/deb.ts checks the
// result by the symbols it asks for; it was not run on a real 2.28 system.
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef __aarch64__
#define OLDEST "GLIBC_2.17"
#else
#define OLDEST "GLIBC_2.2.5"
#endif

#define HIDDEN __attribute__((visibility("hidden")))

// Defines a hidden `name` that calls the oldest version of the C library's own.
#define BIND(result, name, parameters, arguments)          \
  __asm__(".symver oldest_" #name "," #name "@" OLDEST);   \
  extern result oldest_##name parameters;                  \
  HIDDEN result name parameters { return oldest_##name arguments; }

BIND(double, pow, (double a, double b), (a, b))
BIND(double, log, (double a), (a))
BIND(double, exp, (double a), (a))
BIND(void *, dlopen, (const char *file, int mode), (file, mode))
BIND(void *, dlsym, (void *handle, const char *name), (handle, name))
BIND(char *, dlerror, (void), ())
BIND(int, dlclose, (void *handle), (handle))
BIND(int, pthread_mutexattr_init, (void *attributes), (attributes))
BIND(int, pthread_mutexattr_settype, (void *attributes, int type), (attributes, type))
BIND(int, pthread_mutexattr_destroy, (void *attributes), (attributes))
BIND(int, pthread_mutex_trylock, (void *mutex), (mutex))
BIND(int, pthread_join, (unsigned long thread, void **result), (thread, result))
BIND(int, pthread_once, (void *once, void (*body)(void)), (once, body))
BIND(int, pthread_create, (void *thread, const void *attributes, void *(*body)(void *), void *argument),
     (thread, attributes, body, argument))

// Between its oldest version and that of 2.29 log2 differs in errno alone.
BIND(double, log2, (double a), (a))

// Before 2.33 these were not symbols of the library at all.
#ifdef __x86_64__
HIDDEN int stat64(const char *path, void *result) { return (int)syscall(SYS_stat, path, result); }
HIDDEN int lstat64(const char *path, void *result) { return (int)syscall(SYS_lstat, path, result); }
#else
HIDDEN int stat64(const char *path, void *result) {
  return (int)syscall(SYS_newfstatat, AT_FDCWD, path, result, 0);
}
HIDDEN int lstat64(const char *path, void *result) {
  return (int)syscall(SYS_newfstatat, AT_FDCWD, path, result, AT_SYMLINK_NOFOLLOW);
}
#endif
HIDDEN int fstat64(int file, void *result) { return (int)syscall(SYS_fstat, file, result); }

// std::__throw_bad_array_new_length(), newer than the libstdc++ of those systems.
extern void abort(void);
HIDDEN void _ZSt28__throw_bad_array_new_lengthv(void) { abort(); }
