#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// The message of the last failed system call.
func systemMessage(_ code: Int32 = errno) -> String {
  switch code {
  case ENOENT: "no existe"
  case EACCES, EPERM: "no hay permiso"
  case EISDIR: "es una carpeta"
  case ENOTDIR: "una parte de la ruta no es una carpeta"
  case ENOSPC, EDQUOT: "no queda espacio en el disco"
  case EFBIG: "el archivo no puede crecer tanto"
  case EROFS: "el disco es de solo lectura"
  case ELOOP: "hay un enlace que lleva a sí mismo"
  case ENAMETOOLONG: "el nombre es demasiado largo"
  case EPIPE: "nadie lo lee"
  case ENOMEM: "no queda memoria"
  default: "error \(code) del sistema"
  }
}

/// Calls again after an interruption by a signal.
func retrying(_ call: () -> Int) -> Int {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}
