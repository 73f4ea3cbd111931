import type { Words } from '../index.ts';

export const errors: Words['errors'] = {
  code: (status) => `Código ${status}`,
  id: 'Código de este error',
  id_hint: 'Indique este código a soporte para que encontremos lo que ocurrió.',
  to_home: 'Ir al inicio',
  try_again: 'Intentar de nuevo',
  write_to: (address) => `Si lo necesita, escriba a ${address}.`,
  expired_form: {
    title: 'El formulario perdió validez',
    happened: 'La página estuvo abierta mucho tiempo, o usted salió y volvió a entrar en otra pestaña.',
    todo: 'No se guardó nada. Vuelva a la página anterior, que conserva lo que escribió, recárguela y envíe otra vez.',
  },
  not_found: {
    title: 'No encontramos esta página',
    happened: 'La dirección puede haber cambiado, o el contenido no está disponible para su empresa.',
    todo: 'Revise la dirección o vuelva al inicio. No se perdió nada suyo.',
  },
  misdirected: {
    title: 'Esta dirección no es del portal',
    happened: 'El servidor recibió una solicitud con un nombre que no reconoce.',
    todo: 'Entre por la dirección que recibió su empresa. Quien cuida el servidor puede revisar la dirección pública configurada.',
  },
  too_large: {
    title: 'El envío supera el tamaño aceptado',
    happened: 'El texto o los archivos son más grandes de lo que recibe esta página.',
    todo: 'No se guardó nada. Vuelva, el texto sigue en la página, y envíe menos cada vez.',
  },
  too_many: {
    title: 'Muchos intentos en poco tiempo',
    happened: 'Para proteger las cuentas hacemos una pausa después de varios intentos seguidos.',
    todo: 'Nada quedó bloqueado de forma definitiva y no se perdió nada suyo.',
    wait: (seconds) =>
      seconds < 60
        ? `Inténtelo de nuevo en ${seconds === 1 ? '1 segundo' : `${seconds} segundos`}.`
        : `Inténtelo de nuevo en ${Math.ceil(seconds / 60) === 1 ? '1 minuto' : `${Math.ceil(seconds / 60)} minutos`}.`,
  },
  broken: {
    title: 'Algo falló de nuestro lado',
    happened: 'El error quedó registrado. Lo que ya estaba guardado sigue intacto; este último envío no se completó.',
    todo: 'Vuelva a la página anterior, que conserva lo que escribió, e inténtelo de nuevo en un momento.',
  },
  preparing: {
    title: 'El portal se está preparando',
    happened: 'Quien lo administra todavía no terminó la primera configuración.',
    todo: 'Vuelva más tarde, o hable con quien le dio esta dirección.',
  },
  maintenance: {
    title: 'El portal no responde en este momento',
    happened: 'No se llega a la base de datos. Lo que usted ya había enviado está guardado.',
    todo: 'Inténtelo de nuevo en unos minutos.',
  },
  offline: {
    title: 'Sin conexión a internet',
    happened: 'No se pudo alcanzar el portal desde este aparato.',
    todo: 'Revise la red e inténtelo de nuevo. Lo que escribió sigue en la página anterior.',
  },
};
