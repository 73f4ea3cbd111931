import type { Words } from '../index.ts';

export const known_issues: Words['known_issues'] = {
  help: {
    wait: {
      title: 'Vincular a una incidencia de desarrollo',
      text: 'En la solicitud, En mantenimiento pide la clave de la incidencia y, si aún no está registrada, su título. El cliente ve la incidencia y recibe un aviso. Retomar la devuelve a análisis; Proponer solución sigue a la validación.',
    },
  },
};
