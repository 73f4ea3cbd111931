export const admin = {
  settings: 'Ajustes',
  brand: 'Nombre y apariencia del portal',
  brand_lead: 'Valen para todas las páginas, desde la próxima visita de cada persona.',
  vendor_name: 'Nombre de la empresa',
  vendor_name_hint: 'Como la llaman los clientes; aparece arriba en cada página y en los correos.',
  hue: 'Matiz del color de acento',
  hue_hint: 'Un ángulo de 0 a 360: 25 es rojo, 145 es verde, 250 es azul. El contraste se revisa al guardar.',
  radius: 'Redondeo de las esquinas',
  radius_hint: 'En píxeles, de 0 a 16.',
  logo: 'Logotipo',
  logo_hint: 'PNG, JPEG o WebP de hasta 256 KB. Queda mejor con fondo transparente y 64 píxeles de alto.',
  remove_logo: 'Quitar el logotipo actual',
  low_contrast: 'Con este matiz algún texto sería difícil de leer. Elija otro ángulo.',
  logo_too_large: 'El archivo pasa de 256 KB. Reduzca la imagen y envíela de nuevo.',
  logo_not_image: 'El archivo no es PNG, JPEG ni WebP.',
  prepare_title: 'Preparar el portal',
  prepare_text:
    'Este enlace vale una vez: diga de quién es el portal y quién lo administra. Después se abre para todos.',
  first_administrator: 'Primer administrador',
  prepare: 'Abrir el portal',
  help: {
    brand: {
      title: 'Nombre y apariencia del portal',
      text: 'En Ajustes: nombre, matiz del color de acento, esquinas y logotipo. El contraste se revisa en los temas claro y oscuro antes de guardar.',
    },
  },
};
