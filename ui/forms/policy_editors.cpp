#include "ui/forms/policy_editors.h"

#include "ui/forms/address_list_editor.h"
#include "ui/forms/country_picker.h"
#include "ui/forms/day_editors.h"
#include "ui/forms/email_list_editor.h"
#include "ui/forms/extension_editor.h"
#include "ui/forms/link_list_editor.h"
#include "ui/forms/member_list_field.h"
#include "ui/forms/order_editor.h"
#include "ui/forms/plain_editors.h"
#include "ui/forms/target_list_editor.h"

namespace sekisho::ui {

ValueEditor* makePolicyEditor(const policy::Field& field, const PaneServices& services) {
    switch (field.widget) {
    case policy::Widget::Addresses:
        return new AddressListEditor(field);
    case policy::Widget::Countries:
        return new CountryPicker(field);
    case policy::Widget::Extensions:
        return new ExtensionEditor(field);
    case policy::Widget::Members:
        return new MemberListField(field, services);
    case policy::Widget::Targets:
        return new TargetListEditor(field, services);
    case policy::Widget::Emails:
        return new EmailListEditor(field, services);
    case policy::Widget::Date:
        return new DateEditor(field);
    case policy::Widget::Zone:
        return new ZoneEditor(field);
    case policy::Widget::Order:
        return new OrderEditor(field);
    case policy::Widget::Links:
        return new LinkListEditor(field);
    default:
        return new PlainEditor(field);
    }
}

} // namespace sekisho::ui
