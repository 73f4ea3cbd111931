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
  invalid_date: (_limit: number) => 'Escriba una fecha que exista, como 24/11/2026',
  invalid_cnpj: (_limit: number) =>
    'El CNPJ no coincide; tiene 14 letras o cifras y las dos últimas verifican las demás',
  invalid_hours: (_limit: number) => 'Escriba las horas como 08:00-12:00, 13:00-18:00, sin que una invada la otra',
  invalid_issue_key: (_limit: number) => 'Escriba la clave como la usa desarrollo, por ejemplo OFIS-1042',
  unknown_issue: (_limit: number) => 'Esta incidencia aún no está registrada; escriba también el título',
  takes_the_rest: (_limit: number) =>
    'Esta cola recibe lo que ninguna otra recibe; por eso no puede ser confidencial ni archivarse',
  out_of_order: (_limit: number) => 'El fin no puede venir antes del inicio',
  changed_meanwhile: (_limit: number) =>
    'Otra persona cambió esto mientras usted editaba; revise lo que está guardado ahora y envíe de nuevo',
  unknown_field: (_limit: number) =>
    'El formulario trajo un campo que esta página no conoce; recargue la página y envíelo de nuevo',
  mismatch: (_limit: number) => 'Las dos contraseñas no son iguales',
  common_password: (_limit: number) => 'Esta contraseña aparece en listas de contraseñas filtradas; elija otra',
  wrong_password: (_limit: number) => 'La contraseña actual no coincide',
  unknown_person: (_limit: number) => 'No es alguien con acceso en su empresa; revise la dirección',
  too_many: (limit: number) => `Use como máximo ${limit}`,
  taken: (_limit: number) => 'Ya existe; elija otro',
  invalid_code: (_limit: number) => 'Revise el formato indicado',
  cnpj_taken: (_limit: number) => 'Este CNPJ ya es de otra organización o filial',
  overlaps: (_limit: number) => 'Ya hay un derecho a este producto en ese período',
  not_a_customer: (_limit: number) => 'Una unidad atiende a clientes; elija un cliente',
  already_served: (_limit: number) => 'La unidad ya atiende a este cliente',
  serves_now: (_limit: number) => 'Está en la cartera de una unidad; termine la cartera antes de cambiar el tipo',
  formula: (_limit: number) => 'Empieza como una fórmula de hoja de cálculo; borre el signo inicial',
  repeated_line: (limit: number) => `Repite la línea ${limit}`,
  file_empty: () => 'El archivo está vacío; compruebe que se guardó y adjúntelo de nuevo',
  file_too_large: () =>
    'El archivo supera los 20 MB. Comprímalo, divídalo o recorte el video y adjúntelo de nuevo; el resto se guardó',
  files_too_many: () => 'Son como máximo 20 archivos; reúna los demás en uno comprimido o envíelos en otra respuesta',
  files_too_much: () => 'Los archivos superan los 64 MB en total; envíe una parte ahora y el resto después',
  unknown_placeholder: (_limit: number) => 'El correo no conoce este marcador; use los de la lista',
  placeholder_missing: (_limit: number) => 'Este marcador no puede faltar',
  message_missing: (_limit: number) => 'Este marcador no puede faltar y va solo en un párrafo',
};
