#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Takes a file for this process until that ends, in whatever way, and makes the file where it is missing; false where
/// another process has it.
///
/// A file that cannot be opened and a file system without locks let everybody in.
package func takeForThisProcess(_ path: String) -> Bool {
  let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW
  let descriptor = open(path, flags, mode_t(0o600))
  guard descriptor >= 0 else { return true }
  // It stays open: closed, it would be anybody's.
  if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
  let isTaken = errno == EWOULDBLOCK
  close(descriptor)
  return !isTaken
}
