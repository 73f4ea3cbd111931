export const admin = {
  settings: 'Settings',
  brand: 'Name and look of the portal',
  brand_lead: 'They hold for every page, from each person’s next visit.',
  vendor_name: 'Company name',
  vendor_name_hint: 'What customers call it; shown on top of every page and in e-mails.',
  hue: 'Hue of the accent colour',
  hue_hint: 'An angle from 0 to 360: 25 is red, 145 is green, 250 is blue. Contrast is checked when you save.',
  radius: 'Rounding of corners',
  radius_hint: 'In pixels, from 0 to 16.',
  logo: 'Logo',
  logo_hint: 'PNG, JPEG or WebP up to 256 KB. Best with a transparent background and 64 pixels high.',
  remove_logo: 'Remove the current logo',
  low_contrast: 'With this hue some text would be hard to read. Choose another angle.',
  logo_too_large: 'The file is over 256 KB. Make the image smaller and send it again.',
  logo_not_image: 'The file is not PNG, JPEG or WebP.',
  prepare_title: 'Prepare the portal',
  prepare_text:
    'This link works once: say whose portal it is and who administers it. After that it opens for everybody.',
  first_administrator: 'First administrator',
  prepare: 'Open the portal',
  help: {
    brand: {
      title: 'Name and look of the portal',
      text: 'Under Settings: name, hue of the accent colour, corners and logo. Contrast is checked in the light and dark themes before saving.',
    },
  },
};
