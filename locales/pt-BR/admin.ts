export const admin = {
  settings: 'Ajustes',
  brand: 'Nome e aparência do portal',
  brand_lead: 'Valem para todas as páginas, já no próximo acesso de cada pessoa.',
  vendor_name: 'Nome da empresa',
  vendor_name_hint: 'Como os clientes a chamam; aparece no alto de cada página e nos e-mails.',
  hue: 'Matiz da cor de destaque',
  hue_hint: 'Um ângulo de 0 a 360: 25 é vermelho, 145 é verde, 250 é azul. O contraste é conferido ao salvar.',
  radius: 'Arredondamento dos cantos',
  radius_hint: 'Em pixels, de 0 a 16.',
  logo: 'Logotipo',
  logo_hint: 'PNG, JPEG ou WebP de até 256 KB. Fica melhor com fundo transparente e 64 pixels de altura.',
  remove_logo: 'Remover o logotipo atual',
  low_contrast: 'Com este matiz, algum texto ficaria difícil de ler. Escolha outro ângulo.',
  logo_too_large: 'O arquivo passa de 256 KB. Diminua a imagem e envie de novo.',
  logo_not_image: 'O arquivo não é PNG, JPEG nem WebP.',
  prepare_title: 'Preparar o portal',
  prepare_text:
    'Este link vale uma vez: diga de quem é o portal e quem o administra. Depois disso ele abre para todos.',
  first_administrator: 'Primeiro administrador',
  prepare: 'Abrir o portal',
  help: {
    brand: {
      title: 'Nome e aparência do portal',
      text: 'Em Ajustes: nome, matiz da cor de destaque, cantos e logotipo. O contraste é conferido nos temas claro e escuro antes de salvar.',
    },
  },
};
