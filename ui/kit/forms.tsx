import type { Chrome } from '../chrome.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Checkbox } from '../parts/checkbox.tsx';
import { Field, PasswordField } from '../parts/field.tsx';
import { ErrorSummary, errorOf, FieldGroup, Form, FormActions } from '../parts/form.tsx';
import { RadioGroup } from '../parts/radio-group.tsx';
import { Select } from '../parts/select.tsx';
import { TextArea } from '../parts/text-area.tsx';
import { Sample } from './sample.tsx';

const errors = [
  { field: 'kit_cnpj', message: 'O CNPJ tem 14 caracteres; faltam 2.' },
  { field: 'kit_password', message: 'A senha precisa de 12 caracteres ou mais.' },
];

const zones = [
  { value: 'America/Sao_Paulo', label: 'São Paulo', group: 'Brasil' },
  { value: 'America/Manaus', label: 'Manaus', group: 'Brasil' },
  { value: 'Europe/Lisbon', label: 'Lisboa', group: 'Europa' },
];

/** A form that came back, with every kind of field. */
export function KitForms({ chrome: { t, csrf } }: { chrome: Chrome }) {
  return (
    <Sample name="Form that came back with refusals">
      <div class="narrow">
        <ErrorSummary t={t} errors={errors} />
        <Form action="#" csrf={csrf} label="Cadastro">
          <Field
            name="kit_name"
            label="Nome da empresa"
            value="Metalúrgica Tubraxel"
            autocomplete="organization"
            required
          />
          <div class="field-row">
            <Field
              name="kit_cnpj"
              label="CNPJ"
              hint="Com letras ou só números."
              value="99.100.001/00"
              code
              width="short"
              error={errorOf(errors, 'kit_cnpj')}
              required
            />
            <Field
              name="kit_phone"
              label="Telefone"
              type="tel"
              inputmode="tel"
              autocomplete="tel"
              optional={t.common.optional}
            />
          </div>
          <Field
            name="kit_email"
            label="E-mail"
            type="email"
            autocomplete="email"
            value="marina@tubraxel.exemplo.com.br"
            required
          />
          <PasswordField
            t={t}
            name="kit_password"
            label="Senha nova"
            hint="Uma frase que só você conhece funciona bem."
            autocomplete="new-password"
            error={errorOf(errors, 'kit_password')}
            required
          />
          <Select name="kit_zone" label="Fuso horário" options={zones} value="America/Manaus" />
          <TextArea
            name="kit_text"
            label="O que aconteceu"
            hint="O que você fez, o que esperava e o que apareceu."
            optional={t.common.optional}
          />
          <RadioGroup
            name="kit_kind"
            label="Tipo da solicitação"
            look="cards"
            value="error"
            options={[
              { value: 'error', label: 'Erro', hint: 'Algo que funcionava parou ou dá um resultado errado.' },
              { value: 'question', label: 'Dúvida', hint: 'Como fazer, onde fica, o que significa.' },
            ]}
          />
          <RadioGroup
            name="kit_theme"
            label={t.common.theme}
            look="row"
            value="dark"
            options={[
              { value: 'system', label: t.common.theme_system },
              { value: 'light', label: t.common.theme_light },
              { value: 'dark', label: t.common.theme_dark },
            ]}
          />
          <FieldGroup label="Avisos" hint="Por e-mail, no seu idioma.">
            <Checkbox name="kit_reply_mail" label="Quando alguém responder" checked />
            <Checkbox name="kit_news" label="Comunicados dos meus módulos" hint="No máximo um por dia." />
          </FieldGroup>
          <Field
            name="kit_logo"
            label="Logotipo"
            type="file"
            accept="image/png,image/svg+xml"
            hint="PNG ou SVG, até 200 KB."
            optional={t.common.optional}
          />
          <Field name="kit_off" label="Código do cliente" value="000012" width="short" code disabled />
          <FormActions>
            <Button look="main">{t.common.save}</Button>
            <LinkButton href="#" look="quiet">
              {t.common.cancel}
            </LinkButton>
          </FormActions>
        </Form>
      </div>
    </Sample>
  );
}
