CREATE TABLE ${table} (
  id text COLLATE "C" PRIMARY KEY,
  provider_name text NOT NULL,
  address1 text,
  address2 text,
  city text,
  county text,
  state_code text NOT NULL,
  provider_type text,
  street text,
  zip_code text,
  zip4 text,
  national_drug_code text,
  order_label text,
  courses_available integer,
  longitude numeric(18,15),
  latitude numeric(17,15),
  npi text,
  last_report_date date,
  provider_status text,
  provider_note text,
  issues text[]
);
CREATE INDEX "${name}_state_zip" ON ${table} (state_code, zip_code);
CREATE INDEX "${name}_zip" ON ${table} (zip_code);
CREATE INDEX "${name}_product" ON ${table} (national_drug_code, state_code);
CREATE INDEX "${name}_date" ON ${table} (last_report_date);
