/** Why a field was refused, and what to do. */
export const forms = {
  required: (_limit: number) => 'Complete este campo',
  too_long: (limit: number) => (limit > 0 ? `Use como máximo ${limit} caracteres` : 'El texto es demasiado largo'),
  too_short: (limit: number) => `Use al menos ${limit} caracteres`,
  control_characters: (_limit: number) =>
    'El texto tiene caracteres invisibles que no se pueden guardar; bórrelo y escríbalo de nuevo',
  invalid_email: (_limit: number) => 'Escriba un correo completo, como nombre@empresa.com',
  invalid_choice: (_limit: number) => 'Elija una de las opciones',
  invalid_number: (_limit: number) => 'Escriba un número dentro del intervalo indicado',
  invalid_time_zone: (_limit: number) => 'Elija una zona horaria de la lista',
  unknown_field: (_limit: number) =>
    'El formulario trajo un campo que esta página no conoce; recargue la página y envíelo de nuevo',
  mismatch: (_limit: number) => 'Las dos contraseñas no son iguales',
  common_password: (_limit: number) => 'Esta contraseña aparece en listas de contraseñas filtradas; elija otra',
  wrong_password: (_limit: number) => 'La contraseña actual no coincide',
};
